/** For subjects of e-mails: line breaks could add headers. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
