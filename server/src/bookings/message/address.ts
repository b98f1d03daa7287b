/** Exactly one address: no name, no list, no characters that could add a header. */
const ADDRESS = /^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+\.[^\s@,;:<>()"\\]+$/;

/** Whether mail can be sent to a contact's e-mail, which may hold any text. */
export const isAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);
