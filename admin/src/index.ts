export { default } from './app/entry';
