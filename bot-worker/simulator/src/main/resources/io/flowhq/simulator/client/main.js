// Starts the web client and puts window.WPP where scripts of others look for it.

import { Client } from '/client/client.js';
import { Events } from '/client/events.js';
import { Screen } from '/client/screen.js';
import { wpp } from '/client/wpp.js';

const brought = window.WPP;
const events = new Events(brought);
const client = new Client(events, new Screen(), brought?.version ?? null);
window.WPP = wpp(client, events);
client.start();
