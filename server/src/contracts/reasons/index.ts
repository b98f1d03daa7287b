export * from './english';
export * from './failure';
export * from './reason';
export * from './stored';
export * from './words';
