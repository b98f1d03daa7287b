import '../integration/purchase-summaries-exact.test';
