/** `GET /s360/time-zones`: the time zone (IANA) of each institution's performances, by its code */
export declare namespace GetTimeZones {
  interface Response {
    data: Readonly<Record<string, string>>;
  }
}
