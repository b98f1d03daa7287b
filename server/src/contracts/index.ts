export * from './contact-sync';
export * from './permissions';
export * from './uids';
