import '../unit/contacts/push/coalesced-edits.test';
