import '../integration/orders/summaries/purchase-summaries-exact.test';
