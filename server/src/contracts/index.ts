export * from './call-budget';
export * from './contact-sync';
export * from './overview';
export * from './permissions';
export * from './uids';
