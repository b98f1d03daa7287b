/**
 * Privacy: shows all that is stored of a person, and erases a person everywhere, keeps it out, and
 * certifies what was erased. Every
 * module says itself what its tables hold of people; `app` gathers that.
 */
export { privacyModule } from './module';
export { privacyControllers } from './controllers';

export { databaseErasedKeys } from './erased-keys';
export { deletedContacts } from './deleted-contacts';
export { erasures } from './erasures';
export type { NamedPerson } from './find-person';
export { inactiveContacts } from './inactive/inactive-contacts';
export { personalDataExport } from './personal-data-export';
export { secretFrom } from './secret';
