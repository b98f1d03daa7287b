export * from './contact-sync';
export * from './loads';
export * from './overview';
export * from './permissions';
export * from './uids';
