export default {
  config: { locales: ['de', 'fr', 'it'] },
  bootstrap() {},
};
