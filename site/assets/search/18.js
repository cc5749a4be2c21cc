(window.headroomText=window.headroomText||[])[18]=[
[""],
[""]
]
