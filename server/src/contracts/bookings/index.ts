export * from './limits';
export * from './messages';
export * from './records';
export * from './routes';
export * from './states';
