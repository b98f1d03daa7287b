/** What the commands share: their description, how they talk to people, how they show progress. */
export {
  answer,
  commandLineAuthor,
  counted,
  countLines,
  isAgreed,
  say,
  written,
} from './conversation';
export { described, DRY_RUN, JSON_ONLY, NO_WAIT, YES } from './described';
export { fileNamed } from './file-named';
export { follow, progressLine } from './follow';
export { wrongOption } from './wrong-option';
