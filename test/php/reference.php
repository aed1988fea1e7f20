<?php

// Answers each line of standard input, a query in base64, with the line that json_encode prints for it, or "false".
error_reporting(0);

echo PHP_VERSION, ', max_input_vars=', ini_get('max_input_vars');
echo ', max_input_nesting_level=', ini_get('max_input_nesting_level'), "\n";

while (($line = fgets(STDIN)) !== false) {
    parse_str(base64_decode($line), $variables);
    $json = json_encode($variables);
    echo $json === false ? 'false' : $json, "\n";
}
