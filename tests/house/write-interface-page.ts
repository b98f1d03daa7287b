import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CAUSES_PAGE, causesPage } from './causes-page';
import { INTERFACE_PAGE, interfacePage } from './interface-page';
import { OPTIONS_PAGE, optionsPage } from './simulator-page';

const write = (page: string, text: string): void =>
  writeFileSync(path.join(__dirname, '../..', page), text);

write(INTERFACE_PAGE, interfacePage());
write(OPTIONS_PAGE, optionsPage());
void causesPage().then((text) => write(CAUSES_PAGE, text));
