// What coreos-cloudinit makes of texts: what its `-validate` reports, what it takes out of them when it runs, and what stops
// it then. Built into its own tree by record.mjs, for it exports what is needed to its own packages only. Nothing is applied.
package main

import (
	"encoding/json"
	"io"
	"log"
	"os"
	"strings"

	"github.com/flatcar/coreos-cloudinit/config"
	"github.com/flatcar/coreos-cloudinit/config/validate"
	"github.com/flatcar/coreos-cloudinit/datasource"
	"github.com/flatcar/coreos-cloudinit/initialize"
	"github.com/flatcar/coreos-cloudinit/system"
)

type answer struct {
	Text string `json:"text"`
	// What `-validate` lists, and why it gave up.
	Report   []string `json:"report"`
	Unjudged string   `json:"unjudged,omitempty"`
	// Why a run does nothing of the text, or not all; empty where it goes through.
	Stops string `json:"stops,omitempty"`
	// What a run takes out of it.
	Taken string `json:"taken,omitempty"`
}

func main() {
	log.SetOutput(io.Discard)
	var texts []string
	if err := json.NewDecoder(os.Stdin).Decode(&texts); err != nil {
		panic(err)
	}
	answers := []answer{}
	for _, text := range texts {
		answers = append(answers, judge(text))
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(answers); err != nil {
		panic(err)
	}
}

func judge(text string) answer {
	found := answer{Text: text, Report: []string{}}
	report, err := validate.Validate([]byte(text))
	if err != nil {
		found.Unjudged = err.Error()
	}
	for _, entry := range report.Entries() {
		found.Report = append(found.Report, entry.String())
	}
	if !config.IsCloudConfig(text) {
		found.Stops = "no cloud-config"
		return found
	}
	env := initialize.NewEnvironment("/", "", "", "", datasource.Metadata{})
	if _, err := initialize.NewUserData(text, env); err != nil {
		found.Stops = err.Error()
		return found
	}
	parsed, err := config.NewCloudConfig(env.Apply(text))
	if err != nil {
		found.Stops = err.Error()
		return found
	}
	if !config.IsZero(parsed.CoreOS.Update) {
		found.note(config.AssertStructValid(parsed.CoreOS.Update))
	}
	_, err = system.EtcHosts{EtcHosts: parsed.ManageEtcHosts}.File()
	found.note(err)
	for _, file := range parsed.WriteFiles {
		written := system.File{File: file}
		_, err := written.Permissions()
		found.note(err)
		if strings.HasPrefix(file.Path, "/usr/") {
			found.Stops = "a sealed place"
		}
	}
	taken, err := json.Marshal(leaves("", mapOf(*parsed)))
	if err != nil {
		panic(err)
	}
	found.Taken = string(taken)
	return found
}

func (found *answer) note(err error) {
	if err != nil && found.Stops == "" {
		found.Stops = err.Error()
	}
}

func mapOf(value any) any {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	var plain any
	if err := json.Unmarshal(text, &plain); err != nil {
		panic(err)
	}
	return plain
}

// The values that are not empty, by the names of their fields.
func leaves(path string, value any) map[string]any {
	found := map[string]any{}
	add := func(key string, below any) {
		for name, leaf := range leaves(strings.TrimPrefix(path+"."+key, "."), below) {
			found[name] = leaf
		}
	}
	switch known := value.(type) {
	case map[string]any:
		for key, below := range known {
			add(key, below)
		}
	case []any:
		for index, below := range known {
			add(string(rune('0'+index)), below)
		}
	case nil:
	default:
		if known != "" && known != false && known != 0.0 {
			found[path] = known
		}
	}
	return found
}
