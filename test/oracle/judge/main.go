// Command judge asks the real tools of the newest release about configs: one JSON request a line on standard input, one
// JSON verdict a line on standard output (see package verdict).
package main

import (
	"log"
	"os"

	"strata.invalid/oracle/verdict"
)

func main() {
	tools := map[string]verdict.Judge{
		"butane":        judgeButane,
		"ignition":      judgeIgnition,
		"machineconfig": judgeMachineConfig,
		"yaml":          judgeYaml,
	}
	if err := verdict.Run(os.Args[1:], os.Stdin, os.Stdout, tools); err != nil {
		log.Fatal(err)
	}
}
