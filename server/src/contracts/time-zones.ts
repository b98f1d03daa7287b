/** `GET /s360/time-zones`: in which zone (IANA) the performances of each institution are told. */
export declare namespace GetTimeZones {
  interface Response {
    data: Readonly<Record<string, string>>;
  }
}
