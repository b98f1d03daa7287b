import type { Data } from './pages';

/** `GET /s360/time-zones`: the time zone (IANA) of each institution's performances, by its code */
export declare namespace GetTimeZones {
  type Response = Data<Readonly<Record<string, string>>>;
}
