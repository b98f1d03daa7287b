import '../integration/contact-facts-exact.test';
