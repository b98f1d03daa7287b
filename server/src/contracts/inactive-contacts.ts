/** Contacts without activity for years, proposed for erasure. Times are ISO 8601 strings in UTC. */
import type { z } from '@strapi/utils';
import type { ContactActivity, InactiveState } from './inactive-states';
import type { NamedUser } from './named-user';
import type { Data, Pagination } from './pages';
import type { ErasedPlace } from './privacy';
import type { Reason } from './reasons';
import type {
  approveInactiveRequest,
  chosenInactiveRequest,
  keepInactiveRequest,
} from './schemas/privacy';

export * from './inactive-states';

export interface InactiveContact {
  documentId: string;
  /** `null`: the contact has no name, or is deleted. */
  name: string | null;
  lastActivity: ContactActivity;
  lastActivityAt: string;
  kept: { until: string; reason: string; by: NamedUser | null } | null;
  /** Why it could not be erased when that was last tried. */
  obstacles: Reason[];
}

/** `GET /s360/inactive-contacts?state=&page=&pageSize=`, the longest silent first */
export declare namespace GetInactiveContacts {
  type Response = {
    data: InactiveContact[];
    meta: {
      pagination: Pagination;
      /** The setting `inactiveContactYears`; `null`: nobody looks for them. */
      years: number | null;
      counts: Record<InactiveState, number>;
    };
  };
}

/** `POST /s360/inactive-contacts/preview`: what their erasure would do; it changes nothing. */
export declare namespace PreviewInactive {
  type Request = z.infer<typeof chosenInactiveRequest>;
  type Response = Data<{
    contacts: number;
    /**
     * What is found by an index; deliveries and files are looked through only for the erasure.
     * `null`: these are too many to count it.
     */
    places: ErasedPlace[] | null;
    /** How many of them cannot be erased now. */
    obstructed: number;
  }>;
}

/**
 * `POST /s360/inactive-contacts/approval`: has them erased one after the other. 409 when it is
 * another number of contacts by now.
 */
export declare namespace ApproveInactive {
  type Request = z.infer<typeof approveInactiveRequest>;
  type Response = Data<{ contacts: number }>;
}

/** `POST /s360/inactive-contacts/withdrawal`: those that are not erased yet are listed again. */
export declare namespace WithdrawInactive {
  type Response = Data<{ contacts: number }>;
}

/** `POST /s360/inactive-contacts/keep`: they are not listed again until a day. */
export declare namespace KeepInactive {
  type Request = z.infer<typeof keepInactiveRequest>;
  type Response = Data<{ contacts: number }>;
}
