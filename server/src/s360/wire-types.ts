/**
 * S-360's contact model on the wire, as `interface/` describes it. Only the contact numbers of
 * answers are checked: any other field may be missing, `null`, or of another type than declared, so
 * read them with care.
 */

import type { contactInformationPublicService } from './interface';
import type {
  contactAddressData,
  contactDataResult,
  contactDetail,
  individualContactData,
  structureContactData,
} from './interface/contact';
import type { MembersOf, ValueOf } from './interface/vocabulary';

type Methods = (typeof contactInformationPublicService)['methods'];
type Request<Name extends keyof Methods> = MembersOf<Methods[Name]['request']>;

/** Parts of a contact that an answer may contain. */
export type ContactDetail = ValueOf<typeof contactDetail>;
export interface IndividualContactData extends ValueOf<typeof individualContactData> {}
export interface StructureContactData extends ValueOf<typeof structureContactData> {}
export interface ContactAddressData extends ValueOf<typeof contactAddressData> {}
export interface ContactDataResult extends MembersOf<typeof contactDataResult> {}
export interface GetContactDataRequest extends Request<'getContactData'> {}
export interface SaveIndividualRequest extends Request<'saveIndividualContactData'> {}
export interface SaveStructureRequest extends Request<'saveStructureContactData'> {}

/** The search criteria, at least one of which is required (assumption `searchContact`). */
export interface SearchContactRequest {
  readonly email?: string;
  readonly lastName?: string;
  readonly contactNumber?: string;
  readonly details: readonly ContactDetail[];
  /** The index of the first hit, from 0. */
  readonly start?: number;
  /** Maximum number of hits; 50 by default. */
  readonly max?: number;
}

/**
 * The number of the saved contact; `null` when the answer omits it (assumption `saveIndividual`).
 */
export interface SavedContact {
  readonly contactNumber: string | null;
}
