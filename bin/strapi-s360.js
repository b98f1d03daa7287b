#!/usr/bin/env node
'use strict';

const { runCommandLine } = require('../dist/server');

runCommandLine(process.argv.slice(2)).then((code) => process.exit(code));
