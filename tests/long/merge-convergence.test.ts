import '../unit/contacts/merge/merge-convergence.test';
