export * from './alarms';
export * from './candidates';
export * from './contact-merge';
export * from './contact-sync';
export * from './overview';
export * from './permissions';
export * from './steering';
export * from './uids';
