/** A reason that stands alone; most begin in lower case because they follow what they are about. */
export const asSentence = (reason: string): string =>
  reason.charAt(0).toLocaleUpperCase() + reason.slice(1);
