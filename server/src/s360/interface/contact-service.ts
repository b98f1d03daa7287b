import {
  contactDataResult,
  contactDetail,
  contactNumber,
  individualContactData,
  savedParts,
  structureContactData,
} from './contact';
import { documented, inferred } from './evidence';
import type { Service } from './service';
import { by, required } from './vocabulary';

const byName = documented('apidocs ContactInformationPublicService 2_21, by name');
const guess = by(inferred('the method is documented by name; paging as in SetupService'));
const saving = by(inferred('the elements of getContactData'));

export const contactInformationPublicService = {
  module: 'tnco',
  name: 'contactInformationPublicService',
  evidence: documented(
    'mosa.demo-ws.secutix.com/tnco/apidocs/ContactInformationPublicService_latest.html',
  ),
  versions: ['2_22', '2_21', '2_20', '2_19', '2_18', '2_17'],
  version: '2_21',
  versionSetting: 'contactServiceVersion',
  methods: {
    getContactData: {
      effect: 'reads',
      evidence: documented('platform.secutix.com/backend/contacts/update_profile'),
      request: {
        contactNumber: required(contactNumber),
        details: by(byName).list(contactDetail),
      },
      answer: contactDataResult,
    },
    /** The names are those of the assumption `searchContact`. */
    searchContact: {
      effect: 'reads',
      evidence: byName,
      request: {
        searchCriteria: required(
          guess.object({
            email: guess.text({ max: 250 }),
            lastName: guess.text({ max: 100 }),
            contactNumber: guess.text({ max: 20 }),
          }),
        ),
        details: guess.list(contactDetail),
        /** The index of the first hit, from 0. */
        minIndex: guess.number(),
        nbMaxResults: guess.number(),
      },
      answer: { contacts: guess.list(guess.object(contactDataResult)) },
    },
    /**
     * Creates without `contactNumber`, changes with it; a member that is left out stays unchanged,
     * `null` empties it (assumptions `saveIndividual`, `writes`).
     */
    saveIndividualContactData: {
      effect: 'changes',
      evidence: documented('Confluence 41626072, by name'),
      request: { individualContactData: required(individualContactData), ...savedParts },
      answer: { contactNumber: saving.text({ max: 20 }) },
    },
    /**
     * In the same form (assumptions `saveMethods`, `saveStructure`), but for the authorizations: they
     * belong to the relay (documented for the import: Confluence 41615862).
     */
    saveStructureContactData: {
      effect: 'changes',
      evidence: inferred('nobody has seen a method that saves a company'),
      request: {
        structureContactData: required(structureContactData),
        addresses: savedParts.addresses,
      },
      answer: { contactNumber: saving.text({ max: 20 }) },
    },
  },
} as const satisfies Service;
