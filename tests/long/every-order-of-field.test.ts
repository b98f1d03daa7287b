import '../unit/contacts/model/merge/every-order.test';
