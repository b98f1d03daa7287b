#!/usr/bin/env node
'use strict';

require('../dist/simulator/main');
