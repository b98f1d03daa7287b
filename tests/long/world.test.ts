import '../unit/contacts/world/world.test';
