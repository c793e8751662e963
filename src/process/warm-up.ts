// Run once after the install, with the compile cache on: loads what the server loads, so that its first start is as quick as later ones.
import '../../flows/index.ts';
import '../adapters/sql/sample/fill-with-sample-agency.ts';
import '../adapters/sql/open-sql-records.ts';
import '../app.ts';
import '../calls/turns/take-turn.ts';
import '../config/read-config.ts';
import '../prompts/files/watch-prompts.ts';
