extension ProgramRules {
  /// SQL as Flink reads it.
  static let sql = ProgramRules(
    words: WordTable(
      keywords: """
        add after all alter analyze and any array as asc at begin between by call cascade case
        catalog catalogs cast change changelog_mode collect column columns comment compile
        compute constraint create cross cube current database databases define delete desc
        describe distinct distribute distributed drop each else enable end enforced escape
        estimated_cost except execute exists explain extended extract fetch filter first following
        for format from full function functions generated group grouping having hint if ignore in
        include inner insert intersect interval into is jar jars job jobs join json_execution_plan
        key language last lateral left like limit load localtime match_recognize materialized
        matched measures merge metadata model models modify modules natural next no not nulls of
        offset on one only or order ordinality outer over overwrite partition partitioned partitions
        past pattern per period permute plan preceding primary procedure procedures ptf python
        range recursive remove rename replace reset respect restrict resume right rollup row rows
        scala select set sets show shows skip some start statement statements stop suspend system
        system_time table tables tablesample temporal temporary then ties to truncate unbounded
        union unique unload unnest update use user using values view views virtual watermark
        watermarks when where window with within without year month day hour minute second bucket
        buckets into drain savepoint fresh freshness
        """,
      literals: "true false null unknown",
      types: """
        bigint binary blob boolean bytes char character date dec decimal double float int integer
        map multiset numeric precision raw real smallint string struct symbol time timestamp
        timestamp_ltz timestamp_ntz tinyint varbinary varchar variant zone local
        abs array_agg array_contains avg cardinality ceil char_length coalesce concat concat_ws
        count cumulate current_date current_row_timestamp current_time current_timestamp
        current_watermark date_format dayofmonth dense_rank first_value floor from_unixtime
        greatest hop hop_end hop_start ifnull json_array json_exists json_object json_query
        json_string json_value lag last_value lead least listagg ln localtimestamp log lower lpad
        ltrim max md5 min mod now nullif percent_rank position power proctime proctime_rowtime
        rand rank regexp_extract regexp_replace round row_number rowtime rpad rtrim session sha256
        sign source_watermark split_index sqrt stddev_pop substr substring sum tablesample
        timestampadd timestampdiff to_date to_timestamp to_timestamp_ltz trim try_cast tumble
        tumble_end tumble_start typeof unix_timestamp upper uuid ml_predict descriptor
        """,
      ignoresCase: true),
    hasSlashComments: false, hasDashComments: true, quotes: ByteSet("'"), doublesQuotes: true,
    nameQuotes: ByteSet("`\""))
}
