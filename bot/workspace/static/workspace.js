// One page of the workspace: a conversation, a thread beside it, or a Home. Each module keeps one part of it.

import { start } from "./news.js";
import "./lines.js";
import "./regions.js";
import "./elements.js";
import "./uploads.js";
import "./composer.js";
import "./message_tools.js";
import "./modal.js";
import "./menus.js";

start();
