package main

import (
	ignition "github.com/coreos/ignition/v2/config"
	newest "github.com/coreos/ignition/v2/config/v3_7_experimental"

	"strata.invalid/oracle/verdict"
)

// judgeIgnition judges Ignition JSON of any version. config.Parse would not do: it falls back to Butane, and what it
// reports then speaks of the Butane text. ParseCompatibleVersion of the newest spec package is its first step, and the
// whole of it up to Ignition 2.26; the import has to follow when a spec version is added.
func judgeIgnition(request verdict.Request) verdict.Verdict {
	_, report, err := newest.ParseCompatibleVersion(request.Input())
	result := verdict.FromReport(report, err)
	if !result.OK {
		_, _, err := ignition.Parse(request.Input())
		result.AcceptedAsButane = err == nil
	}
	return result
}
