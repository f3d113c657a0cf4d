// Everything here makes the pages handier; none of it is needed to read or search them.

import { startCopy } from "./copy.js";
import { startKeys, startSearchBoxes } from "./keys.js";
import { startMarks } from "./marks.js";
import { startSuggestions } from "./suggest.js";
import { startThemeToggle } from "./theme.js";

startThemeToggle();
startMarks();
startKeys();
startSearchBoxes();
startCopy();
startSuggestions();
