import '../unit/contacts/model/merge/merge-convergence.test';
