export * from './contact-sync';
export * from './mapping';
export * from './overview';
export * from './permissions';
export * from './uids';
