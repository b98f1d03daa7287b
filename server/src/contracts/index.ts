export * from './conflicts';
export * from './contact-history';
export * from './contact-sync';
export * from './overview';
export * from './permissions';
export * from './uids';
