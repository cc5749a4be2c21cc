(window.headroomText=window.headroomText||[])[19]=[
[""],
[""]
]
