/** Erasing persons, and exporting what is stored of them. */
export { ErasePerson } from './ErasePerson';
export { ExportPerson } from './ExportPerson';
export { ErasuresScreen } from './ErasuresScreen';
export { InactiveScreen } from './inactive/InactiveScreen';
