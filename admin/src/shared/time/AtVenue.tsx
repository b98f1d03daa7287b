import { createContext, useContext, type ReactNode } from 'react';
import { Typography } from '@strapi/design-system';
import { useText } from '../words/useText';
import { ZoneNote } from './ZoneNote';
import { NO_ZONE, ownZone } from './timeAtVenue';

const VenueZone = createContext<string | undefined>(undefined);

/** The time zone of the screen's moments; `undefined` for the user's own. */
export const useVenueZone = (): string | undefined => useContext(VenueZone);

/**
 * A screen of one institution: its moments are in the time zone of the venue, like its
 * performances. The zone is named once, unless it matches the user's; where it is unknown, each
 * moment names UTC.
 */
export function AtVenue({ children, timeZone }: { timeZone: string; children: ReactNode }) {
  return (
    <VenueZone.Provider value={timeZone}>
      {timeZone !== NO_ZONE && <ZoneNote timeZone={timeZone} />}
      {children}
    </VenueZone.Provider>
  );
}

/**
 * What happened in the CRM, over several institutions: its moments are in the user's own time zone,
 * which is named once.
 */
export function AtHome({ children }: { children: ReactNode }) {
  const text = useText();
  const zone = ownZone();
  // Where it is not known, each moment names UTC.
  if (zone === NO_ZONE) return <>{children}</>;
  return (
    <VenueZone.Provider value={zone}>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {text('venueTime.own', { zone })}
      </Typography>
      {children}
    </VenueZone.Provider>
  );
}
