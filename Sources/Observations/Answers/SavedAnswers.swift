/// What to save where no program may reach the JobManager but a person can.
public enum SavedAnswers {
  /// The files and their addresses, in the order in which they are asked for.
  public static let explanation = """
    # Save the answer to each address under the file name before it, in one folder, and read them with
    # --saved. 'headroom observe ID URL --keep FOLDER' does all of this by itself.
    # JOB is the id of the running job in jobs.json. Vertex N is that with index N in the list 'vertices'
    # of job.json, VERTEX its id. TaskManager N is that with index N in taskmanagers.json among those that
    # run a subtask ('taskmanager-id' in begin/vertex-N.json), TASKMANAGER its id.

    # First:
    \(lines([.version, .jobs, .settings, .job(job), .checkpointSettings(job), .taskManagers]))
    # and for each vertex that reads no other one, or has windows in its name (those may be left out):
    \(lines([.metricNames(ofVertex: vertex, at: 0, of: job)]))

    # Then twice, 60 s or more apart, into begin/ and into end/. Flink refreshes its metrics after somebody
    # has asked for them, so ask for each, wait 15 s, ask again and keep the second answers.
    # NAMES are, for vertices that read no other one, those of vertex-N-metric-names.json that belong to the
    # first operator and end with .numRecordsOut or .numBytesIn, and for those with windows the operator's
    # own .numRecordsOut, with %5B and %5D for brackets.
    \(lines([
      .metrics(ofTaskManager: "TASKMANAGER", at: 0, .begin), .job(job, .begin),
      .metrics(["NAMES"], ofVertex: vertex, at: 0, of: job, .begin),
      .vertex(vertex, at: 0, of: job, .begin),
    ]))

    # In between, if you can, every 10 s into sample-1/, sample-2/ and so on: the CPU load.
    \(lines([.metrics(ofTaskManager: "TASKMANAGER", at: 0, .sample(1))]))

    # Last, CHECKPOINT being the id of latest.completed in checkpoints.json:
    \(lines([.checkpoints(job)]))
    checkpoint.json                        /jobs/JOB/checkpoints/details/CHECKPOINT

    """

  private static let (job, vertex) = ("JOB", "VERTEX")

  private static func lines(_ questions: [Question]) -> String {
    questions.map { question in
      let file = String(question.file.map { $0 == "0" ? "N" : $0 })
      let gap = String(repeating: " ", count: max(1, 39 - file.utf8.count))
      return file + gap + question.address
    }.joined(separator: "\n")
  }
}
