import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { INTERFACE_PAGE, interfacePage } from './interface-page';

writeFileSync(path.join(__dirname, '../..', INTERFACE_PAGE), interfacePage());
