/** Whether a table is the plugin's: Strapi writes the names of those that join two tables `s_360_…`. */
export const isOwnTable = (name: string): boolean => /^s_?360_/.test(name);
