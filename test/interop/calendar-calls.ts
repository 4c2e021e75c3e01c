/** Calls of `calendar` for a real node and ours to be asked alike, as in `standard-calls.ts`. */
import { parseCalls } from './standard-calls.ts'

export const CALENDAR = parseCalls(String.raw`
  calendar iso_week_number [{2024,12,30}]
  calendar iso_week_number [{2021,1,3}]
  calendar iso_week_number [{2020,12,31}]
  calendar iso_week_number [{2015,1,1}]
  calendar iso_week_number [a]
  calendar time_difference [{{2020,1,1},{0,0,0}},{{2020,1,2},{1,2,3}}]
  calendar time_difference [{{2020,1,2},{1,2,3}},{{2020,1,1},{0,0,0}}]
  calendar time_difference [a,b]
  calendar now_to_local_time [{1700,0,5}]
  calendar system_time_to_local_time [1700000000,second]
  calendar system_time_to_local_time [a,second]
  calendar universal_time_to_local_time [{{2024,1,1},{0,0,0}}]
  calendar universal_time_to_local_time [a]
  calendar local_time_to_universal_time [{{2024,1,1},{0,0,0}}]
  calendar local_time_to_universal_time_dst [{{2024,1,1},{0,0,0}}]
  calendar local_time_to_universal_time_dst [a]
  calendar system_time_to_rfc3339 [0,[{offset,"Z"}]]
  calendar system_time_to_rfc3339 [1517498278]
  calendar system_time_to_rfc3339 [1517498278123,[{offset,"-02:00"},{unit,millisecond}]]
  calendar system_time_to_rfc3339 [1517498278123456,[{offset,3600000000},{unit,microsecond}]]
  calendar system_time_to_rfc3339 [1517498278,[{offset,-5400},{time_designator,$\s}]]
  calendar system_time_to_rfc3339 [1517498278123456789,[{unit,native},{offset,"z"}]]
  calendar system_time_to_rfc3339 [253402300800,[{offset,"Z"}]]
  calendar system_time_to_rfc3339 [a]
  calendar rfc3339_to_system_time ["2018-02-01T16:17:58+01:00"]
  calendar rfc3339_to_system_time ["2018-02-01 16:17:58Z"]
  calendar rfc3339_to_system_time ["2018-02-01T15:18:02.088Z",[{unit,nanosecond}]]
  calendar rfc3339_to_system_time ["2018-02-01T15:18:02.0889Z",[{unit,millisecond}]]
  calendar rfc3339_to_system_time ["0000-01-01T00:00:00Z"]
`)

/** What OTP answers otherwise since 28, whose calendar counts rightly before 1970 and goes back beyond the year 0. */
export const CALENDAR_BEFORE_28 = parseCalls(`
  calendar iso_week_number [{2024,13,1}]
  calendar system_time_to_rfc3339 [-1,[{offset,"Z"},{unit,millisecond}]]
  calendar system_time_to_rfc3339 [-62167219201,[{offset,"Z"}]]
  calendar rfc3339_to_system_time ["1969-12-31T23:59:59.5Z",[{unit,millisecond}]]
  calendar rfc3339_to_system_time ["2018-02-01"]
`)
