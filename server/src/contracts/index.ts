export * from './conflicts';
export * from './contact-history';
export * from './contact-sync';
export * from './drift-checks';
export * from './overview';
export * from './permissions';
export * from './uids';
