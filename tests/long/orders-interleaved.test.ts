import '../integration/orders-interleaved.test';
