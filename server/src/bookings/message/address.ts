/** One address and nothing else: no name, no list, nothing that could add a header. */
const ADDRESS = /^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+\.[^\s@,;:<>()"\\]+$/;

/** Whether mail can be sent to what stands as a contact's e-mail; odd ones are kept as they came. */
export const isAddress = (text: string): boolean => text.length <= 254 && ADDRESS.test(text);
