import type { Data } from './pages';

export interface Venue {
  name: string;
  timeZone: string;
}

/** `GET /s360/venues`: the institutions that the user may see in lists, by their codes */
export declare namespace GetVenues {
  type Response = Data<Readonly<Record<string, Venue>>>;
}
